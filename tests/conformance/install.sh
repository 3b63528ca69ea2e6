#!/usr/bin/env bash
# Installs the checkers that pip cannot: system packages (as root, with apt), then those from npm.
set -euo pipefail
cd "$(dirname "$0")"

packages=()
command -v chromium > /dev/null || packages+=(chromium)
command -v soffice > /dev/null || packages+=(libreoffice-writer-nogui)
command -v pdftotext > /dev/null || packages+=(poppler-utils)
command -v npm > /dev/null || packages+=(nodejs npm)
if [ "${#packages[@]}" -gt 0 ]; then
  if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
    echo "please install: ${packages[*]}" >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}"
fi

export PUPPETEER_SKIP_DOWNLOAD=1 # Ace uses the system's Chromium
npm ci --prefix node --no-audit --no-fund
