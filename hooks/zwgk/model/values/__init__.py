"""The types a key may declare. Each reads what an editor types and says what is wrong."""
