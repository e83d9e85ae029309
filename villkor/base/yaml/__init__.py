"""YAML as text with places. The only room where ruamel is known."""
