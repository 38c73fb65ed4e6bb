declare namespace App {
  interface Locals {
    /** The file of the lesson that is being rendered, for messages that name it. */
    lessonFile?: string;
  }
}
