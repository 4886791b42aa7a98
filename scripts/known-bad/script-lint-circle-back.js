// Imports what imports it.
import { there } from "./script-lint-circle-there.js";

export function back() {
  there();
}
