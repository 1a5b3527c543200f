"""What must hold of principles/ and docs/ whatever editors write: ``make inhoud``. All else is shown on fixed content."""
