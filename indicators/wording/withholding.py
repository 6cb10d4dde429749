"""What is left out of a split and why, in words that never say which number is the small one. Pure: no Django."""

from osp import dutch

FEW_BOARDS = (
    "In dit schooljaar staan hier te weinig schoolbesturen. U ziet de uitsplitsing als er naast uw schoolbestuur ten minste "
    "drie andere in staan."
)
SMALL_NUMBERS = (
    "Deze uitsplitsing wordt in zijn geheel niet getoond. Er is een getal van 1 tot en met 4 leerlingen, en uit de andere "
    "aantallen zou dat te berekenen zijn."
)


def left_out(withheld: int) -> str:
    """How many numbers of pupils a split leaves out; empty for none."""
    if not withheld:
        return ""
    numbers = "Eén aantal is" if withheld == 1 else f"{dutch.integer(withheld)} aantallen zijn"
    return (
        f"{numbers} weggelaten. Een aantal van 1 tot en met 4 leerlingen wordt niet getoond; de andere zijn weggelaten "
        "omdat het anders uit het totaal te berekenen is."
    )


def without(schools: int) -> str:
    """How many schools have none of these pupils and so no row; empty for none."""
    if not schools:
        return ""
    many = schools > 1
    who = f"{dutch.integer(schools)} vestigingen zonder" if many else "Eén vestiging zonder"
    return f"{who} deze leerlingen {'staan' if many else 'staat'} er niet bij."
