// The filters of a list: on a phone they wait behind a button, elsewhere they stay as they are.
import { Component } from "govuk-frontend";

export class Filter extends Component {
  static moduleName = "ff-filter";

  constructor(root) {
    super(root);
    this.button = document.createElement("button");
    this.button.type = "button";
    this.button.className = "govuk-button govuk-button--secondary ff-filter__toggle";
    this.button.setAttribute("aria-controls", root.id || (root.id = "ff-filters"));
    this.button.addEventListener("click", () => this.show(this.closed));
    root.before(this.button);
    this.show(false);
  }

  get closed() {
    return this.$root.classList.contains("ff-filter--closed");
  }

  show(open) {
    this.$root.classList.toggle("ff-filter--closed", !open);
    this.button.setAttribute("aria-expanded", String(open));
    this.button.textContent = open ? this.$root.dataset.hide : this.$root.dataset.show;
  }
}
