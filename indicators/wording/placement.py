"""Which step of the placement rule decided where a vestiging belongs, in words. Pure: no Django."""

from indicators.enums import PlacementStep

STEP_WORDS = {
    PlacementStep.VSV_VESTIGING: "vsv-bestand van DUO",
    PlacementStep.VSV_BRIN: "vsv-bestand, via de school",
    PlacementStep.REFORMATORISCH: "denominatie Reformatorisch",
    PlacementStep.POSTCODE: "postcode",
    PlacementStep.NEAREST: "geschat: dichtstbijzijnde postcode",
    PlacementStep.GIVEN: "samenvatting",
    PlacementStep.NONE: "geen",
}
STEP_SAYS = {
    PlacementStep.VSV_VESTIGING: "Het vsv-bestand noemt deze vestiging bij dit samenwerkingsverband.",
    PlacementStep.VSV_BRIN: "Het vsv-bestand noemt de andere vestigingen van deze school alle bij dit samenwerkingsverband.",
    PlacementStep.REFORMATORISCH: "Reformatorische scholen horen bij het landelijke samenwerkingsverband.",
    PlacementStep.POSTCODE: "De postcode van de vestiging staat in de regiotabel.",
    PlacementStep.NEAREST: "De postcode staat niet in de regiotabel; de dichtstbijzijnde postcode telt.",
    PlacementStep.GIVEN: "De samenvatting van eerder ingelezen bestanden zegt het.",
    PlacementStep.NONE: "Geen stap wees een samenwerkingsverband aan.",
}


def step_text(step: str) -> str:
    """The step in a few words, for a table: "postcode", "geschat: dichtstbijzijnde postcode"."""
    return STEP_WORDS[PlacementStep(step)]
