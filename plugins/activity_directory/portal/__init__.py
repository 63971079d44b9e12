"""The portal: the catalogue as pages. The only package that imports Pelican."""
