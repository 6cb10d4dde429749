// Light, dark, or as the device has it. The choice is a cookie, so that the server draws the right page at once.

const COOKIE = "osp_theme";
const YEAR = 365 * 24 * 60 * 60;

function chosen() {
  const found = document.cookie.split("; ").find((pair) => pair.startsWith(`${COOKIE}=`));
  const value = found ? found.slice(COOKIE.length + 1) : "auto";
  return value === "light" || value === "dark" ? value : "auto";
}

function apply(choice) {
  const root = document.documentElement;
  if (choice === "auto") {
    delete root.dataset.bsTheme;
  } else {
    root.dataset.bsTheme = choice;
  }
  for (const button of document.querySelectorAll("[data-theme-choice]")) {
    button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice));
  }
}

function remember(choice) {
  const age = choice === "auto" ? 0 : YEAR;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `${COOKIE}=${choice}; path=/; max-age=${age}; samesite=lax${secure}`;
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-choice]");
  if (!button) return;
  remember(button.dataset.themeChoice);
  apply(button.dataset.themeChoice);
});

for (const group of document.querySelectorAll("[data-theme-choices]")) group.hidden = false;
apply(chosen());
