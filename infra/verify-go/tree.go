package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// tileHeight makes tiles of 256 hashes.
const tileHeight = 8

// storedHashes are all hashes of a tree in the order in which tlog stores them.
type storedHashes []tlog.Hash

// ReadHashes implements tlog.HashReader.
func (s storedHashes) ReadHashes(indexes []int64) ([]tlog.Hash, error) {
	found := make([]tlog.Hash, 0, len(indexes))
	for _, index := range indexes {
		if index >= int64(len(s)) {
			return nil, errors.New("the tree is not that large")
		}
		found = append(found, s[index])
	}
	return found, nil
}

// rebuild makes the tree again from the entries, and compares its root with the signed one.
func rebuild(dir string, tree tlog.Tree) (storedHashes, error) {
	var hashes storedHashes
	for n := int64(0); n < tree.N; {
		entries, err := readBundle(dir, n, tree.N)
		if err != nil {
			return nil, err
		}
		for _, entry := range entries {
			more, err := tlog.StoredHashes(n, entry, hashes)
			if err != nil {
				return nil, err
			}
			hashes = append(hashes, more...)
			n++
		}
	}
	root, err := tlog.TreeHash(tree.N, hashes)
	if err != nil {
		return nil, err
	}
	if root != tree.Hash {
		return nil, fmt.Errorf("the entries make the root %v, and %v was signed", root, tree.Hash)
	}
	return hashes, nil
}

// readBundle reads the entries from number n to the end of their tile or of the tree.
func readBundle(dir string, n, size int64) ([][]byte, error) {
	tile := tlog.Tile{H: tileHeight, L: -1, N: n >> tileHeight, W: 1 << tileHeight}
	if left := size - n; left < int64(tile.W) {
		tile.W = int(left)
	}
	file := filepath.Join(dir, tilePath(tile))
	rest, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(rest) >= 2 {
		end := 2 + int(binary.BigEndian.Uint16(rest))
		if end > len(rest) {
			break
		}
		entries = append(entries, rest[2:end])
		rest = rest[end:]
	}
	if len(rest) > 0 || len(entries) != tile.W {
		return nil, fmt.Errorf("%s does not hold %d whole entries", file, tile.W)
	}
	return entries, nil
}

// checkTiles compares every tile with what the entries make.
func checkTiles(dir string, tree tlog.Tree, hashes storedHashes) error {
	for _, tile := range tlog.NewTiles(tileHeight, 0, tree.N) {
		want, err := tlog.ReadTileData(tile, hashes)
		if err != nil {
			return err
		}
		file := filepath.Join(dir, tilePath(tile))
		got, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want) {
			return fmt.Errorf("%s is not what the entries make", file)
		}
	}
	return nil
}

// tilePath turns the path of tlog, which begins with the height, into that of C2SP tlog-tiles.
func tilePath(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), "tile/8/")
	if tile.L == -1 {
		path = "entries/" + strings.TrimPrefix(path, "data/")
	}
	return filepath.FromSlash("tile/" + path)
}
