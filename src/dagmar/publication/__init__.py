"""What is shown: amounts, explanations and decision packages. Everything is read off an allocation; nothing is computed anew."""
