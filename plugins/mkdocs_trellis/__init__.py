"""The adapter: Trellis inside MkDocs (and ProperDocs), with Material's theme.

The only package that imports MkDocs, and it holds no logic of its own: `plugin` has one short method
per event, `structure` gives entities their pages and destinations, `convert` renders Markdown,
`theme` knows Material, and `build` and `serve` are the commands that need an engine.
"""
