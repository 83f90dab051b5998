// MoJ's calendar speaks English only; here it takes its words from the page.
import { DatePicker } from "@ministryofjustice/frontend";

const ENGLISH = {
  "Previous year": "previousYear",
  "Previous month": "previousMonth",
  "Next month": "nextMonth",
  "Next year": "nextYear",
  ">Select<": "select",
  ">Close<": "close",
  "Choose date": "choose",
};

export class DayPicker extends DatePicker {
  // Called before the calendar is drawn.
  setOptions() {
    this.words = JSON.parse(this.$root.dataset.words || "{}");
    this.dayLabels = [...(this.words.days || this.dayLabels)];
    this.monthLabels = this.words.months || this.monthLabels;
    super.setOptions();
  }

  dialogTemplate(titleId) {
    return this.inWords(super.dialogTemplate(titleId));
  }

  toggleTemplate() {
    return this.inWords(super.toggleTemplate());
  }

  selectDate(date) {
    super.selectDate(date);
    this.$calendarButton.querySelector("span").textContent = `${this.words.choose}: ${this.formattedDateHuman(date)}`;
  }

  inWords(html) {
    return Object.entries(ENGLISH).reduce((text, [english, key]) => {
      const word = this.words[key];
      return word ? text.replaceAll(english, english.startsWith(">") ? `>${word}<` : word) : text;
    }, html);
  }
}
