"""What is generated from the table of fields: schema, references and an annotated entry."""
