"""The text of an e-mail that goes with a letter, to copy: what is attached, and what is asked."""

from wizard.exports.letters.letter import Letter


def covering_email(letter: Letter) -> str:
    """Return subject and text; the letter itself is attached by hand."""
    signed = "\n".join(letter.signed)
    return (
        f"Subject: {letter.subject}\n\n"
        f"Please find attached our letter of {letter.dated}.\n\n"
        "Please confirm by reply that you have received it, and whom we may ask about it.\n\n"
        f"{signed}\n"
    )
