// The form for editors, when there is JavaScript.
