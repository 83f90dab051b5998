#!/bin/sh
# Builds the one stylesheet and the one script of every page, and checks their weight.
# Needs Node 20 or newer. What it writes is committed, so that an installation needs no Node.
set -eu
cd "$(dirname "$0")"
out=../src/fourfold/core/ui/static/ui
[ -d node_modules ] || npm ci --ignore-scripts
mkdir -p "$out/images"

npx sass --load-path=. --quiet-deps --no-error-css --style=compressed --no-source-map \
  scss/fourfold.scss "$out/fourfold.css"
# GOV.UK's crest is not ours to show. The class that names it is never used; the file is not shipped.
sed -i 's#url([^)]*govuk-crest\.svg[^)]*)#none#g' "$out/fourfold.css"

npx esbuild js/fourfold.js --bundle --minify --format=iife --target=es2020 --legal-comments=none \
  --outfile="$out/fourfold.js" --log-level=warning

for picture in $(grep -o 'images/[a-z-]*\.svg' "$out/fourfold.css" | sort -u); do
  cp "node_modules/@ministryofjustice/frontend/moj/assets/$picture" "$out/$picture"
done

weigh() { # file, most bytes when gzipped
  weight=$(gzip -9c "$out/$1" | wc -c)
  echo "$1: $weight bytes gzipped, $2 at most"
  [ "$weight" -le "$2" ]
}
for forbidden in '@font-face' 'GDS Transport' 'crest'; do
  if grep -q "$forbidden" "$out/fourfold.css"; then echo "fourfold.css holds $forbidden" >&2; exit 1; fi
done
weigh fourfold.css 28000
weigh fourfold.js 42000
