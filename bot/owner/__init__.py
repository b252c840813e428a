"""The owner's side: what she is told and how she answers, on whatever channel."""
