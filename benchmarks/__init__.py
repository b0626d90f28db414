"""How fast Trellis is, beside MkDocs with Material alone, on gardens made by rule: `make bench`."""
