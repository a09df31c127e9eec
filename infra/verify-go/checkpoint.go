package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// readCheckpoint reads a note that the log signed. Signatures of others, such as witnesses, are passed over.
func readCheckpoint(file string, key note.Verifier) (tlog.Tree, error) {
	var tree tlog.Tree
	bytes, err := os.ReadFile(file)
	if err != nil {
		return tree, err
	}
	signed, err := note.Open(bytes, note.VerifierList(key))
	if err != nil {
		return tree, fmt.Errorf("%s: %w", file, err)
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != key.Name() {
		return tree, fmt.Errorf("%s is not a checkpoint of %s", file, key.Name())
	}
	if tree.N, err = strconv.ParseInt(lines[1], 10, 64); err != nil {
		return tree, err
	}
	tree.Hash, err = tlog.ParseHash(lines[2])
	return tree, err
}

// checkContinues proves that the tree begins with that of an older checkpoint.
func checkContinues(file string, key note.Verifier, tree tlog.Tree, hashes storedHashes) error {
	older, err := readCheckpoint(file, key)
	if err != nil || older.N == 0 {
		return err
	}
	if older.N > tree.N {
		return fmt.Errorf("%d entries were signed before, and these are %d", older.N, tree.N)
	}
	proof, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return err
	}
	return tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash)
}
