"""What stands in the documents, as data. Every firm, person, number and address in here is invented."""
