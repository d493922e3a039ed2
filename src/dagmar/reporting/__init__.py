"""What recipients are asked and what they answer: forms to fill in, answers checked cell by cell, and how much is asked."""
