#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the package in a clean Debian 12, starts what its desktop entry names, trains, draws, and uninstalls it again.
# Needs root, debootstrap, Xvfb and the network. Usage: check_package.sh PACKAGE.deb ROOT_FOLDER   (the folder is made when missing)
set -euo pipefail
package=$1 root=$2
say() { printf '\n== %s\n' "$*"; }
inside() { chroot "$root" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }

[ -d "$root/etc" ] || debootstrap --variant=minbase bookworm "$root" http://deb.debian.org/debian > /dev/null
mountpoint -q "$root/proc" || mount -t proc proc "$root/proc"
trap 'umount "$root/proc"' EXIT

say "Installing"
cp "$package" "$root/armillary.deb"
inside apt-get update -qq
inside apt-get install -y -qq --no-install-recommends /armillary.deb libopenblas0 xvfb xauth fonts-dejavu-core > /dev/null
inside dpkg --verify armillary

say "Training from the terminal"
inside armillary-cli --workspace /root/w --quiet world demo > /dev/null
inside armillary-cli --workspace /root/w train --dataset demo --model bpr_mf --set epochs=3

say "Drawing"
inside armillary --workspace /root/w render runs --run last --out /root/runs.png
inside armillary --workspace /root/w render data --dataset demo --language zh_CN --out /root/data.svg
ls -l "$root/root/runs.png" "$root/root/data.svg"

say "Starting what the desktop entry names"
command=$(sed -n 's/^Exec=\([^ ]*\).*/\1/p' "$root/usr/share/applications/armillary.desktop")
code=0
inside timeout 20 xvfb-run -a "$command" --workspace /root/w || code=$?
[ $code -eq 124 ] || { echo "it ended by itself with code $code"; exit 1; }
echo "it ran until it was stopped"

say "Uninstalling"
inside apt-get purge -y -qq armillary > /dev/null
left=$(inside find /usr /etc /var/lib -iname '*armillary*' -not -path '*/dpkg/*' -not -path '*/apt/*')
[ -z "$left" ] || { echo "left behind: $left"; exit 1; }
echo "nothing is left but what the user made"
