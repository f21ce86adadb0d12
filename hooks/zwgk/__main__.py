"""``python -m zwgk``: the same as the ``zwgk`` command."""

from zwgk.cli import main

if __name__ == "__main__":
    main()
