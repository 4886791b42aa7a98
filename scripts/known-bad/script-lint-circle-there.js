// Imports what imports it.
import { back } from "./script-lint-circle-back.js";

export function there() {
  back();
}
