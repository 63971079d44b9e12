"""How an entry comes into being from what people say."""
