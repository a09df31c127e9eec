// Verify-go checks an exported audit log with code that Pontio did not write: the packages that check the Go
// checksum database read the same tiles and notes. It shares nothing with the verifier in TypeScript.
//
//	verify-go -key VKEY [-older FILE] DIR
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func main() {
	key := flag.String("key", "", "verifier key of the log: name+id+base64")
	older := flag.String("older", "", "file with a checkpoint of the same log that was trusted before")
	flag.Parse()
	if *key == "" || flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "usage: verify-go -key VKEY [-older FILE] DIR")
		os.Exit(2)
	}
	tree, err := verify(flag.Arg(0), *key, *older)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bad log:", err)
		os.Exit(1)
	}
	fmt.Printf("good log: %d entries, root %v\n", tree.N, tree.Hash)
}

// verify checks the signature of the log, every entry against every tile and the signed root, that the older
// checkpoint is the beginning of this one, and inclusion as a client of the tiles would ask for it.
func verify(dir, vkey, older string) (tlog.Tree, error) {
	key, err := note.NewVerifier(vkey)
	if err != nil {
		return tlog.Tree{}, err
	}
	tree, err := readCheckpoint(filepath.Join(dir, "checkpoint"), key)
	if err != nil {
		return tree, err
	}
	hashes, err := rebuild(dir, tree)
	if err != nil {
		return tree, err
	}
	if err := checkTiles(dir, tree, hashes); err != nil {
		return tree, err
	}
	if err := checkInclusion(dir, tree, hashes); err != nil {
		return tree, err
	}
	if older == "" {
		return tree, nil
	}
	return tree, checkContinues(older, key, tree, hashes)
}
