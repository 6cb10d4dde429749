// Vandaag counts, in one sentence, what the parts that came in ask of the person.

const WORDS = ["nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf"];
const lede = document.getElementById("vandaag-lede");

function inWords(number) {
  return WORDS[number] ?? String(number);
}

function tell() {
  if (document.querySelector(".fragment")) return;
  const points = document.querySelectorAll("#inhoud .ask").length;
  if (!points) return;
  const count = inWords(points);
  const what = lede.dataset.reads === undefined ? "iets van u" : "uw aandacht";
  const said = `${count.charAt(0).toUpperCase()}${count.slice(1)} punt${points === 1 ? " vraagt" : "en vragen"} ${what}.`;
  lede.textContent = document.querySelector("#inhoud .ask.hot") ? `${said} Het eerste kan niet wachten tot morgen.` : said;
}

if (lede) document.addEventListener("htmx:afterSettle", tell);
