// The one script. Every page works without it.
import {
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput,
  Radios, ServiceNavigation, SkipLink, Tabs, createAll,
} from "govuk-frontend";
import { AddAnother, ButtonMenu } from "@ministryofjustice/frontend";
import "htmx.org";
import { DayPicker } from "./day-picker.js";
import { keepWords } from "./keep-words.js";
import { keepWordsWhenOffline } from "./offline.js";
import { usePasskeys } from "./passkeys.js";

const COMPONENTS = [
  Accordion, Button, CharacterCount, Checkboxes, ErrorSummary, FileUpload, NotificationBanner, PasswordInput, Radios,
  ServiceNavigation, SkipLink, Tabs, AddAnother, ButtonMenu, DayPicker,
];

function start(scope) {
  COMPONENTS.forEach((Component) => createAll(Component, undefined, { scope, onError: () => {} }));
}

// GOV.UK sets these classes with an inline script, which the Content-Security-Policy forbids.
document.body.classList.add("js-enabled", "govuk-frontend-supported");
start(document);
keepWordsWhenOffline();
keepWords();
usePasskeys();
document.addEventListener("htmx:after:swap", (event) => start(event.target instanceof Element ? event.target : document));
