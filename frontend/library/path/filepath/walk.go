package filepath

import (
	"errors"
	"io/fs"
	"os"
	"strings"
)

var SkipDir = fs.SkipDir

// WalkFunc is called for each file: err is what stood in the way.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// Walk visits the tree from root on in lexical order; links are not followed.
func Walk(root string, visit WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = visit(root, nil, err)
	} else {
		err = walk(root, info, visit)
	}
	return unlessSkipped(err)
}

func unlessSkipped(err error) error {
	if err == SkipDir {
		return nil
	}
	return err
}

func walk(name string, info fs.FileInfo, visit WalkFunc) error {
	if !info.IsDir() {
		return visit(name, info, nil)
	}
	entries, err := os.ReadDir(name)
	if failed := visit(name, info, err); err != nil || failed != nil {
		return failed
	}
	for _, entry := range entries {
		below := Join(name, entry.Name())
		of, err := os.Lstat(below)
		if err != nil {
			if err := visit(below, of, err); err != nil && err != SkipDir {
				return err
			}
			continue
		}
		if err := walk(below, of, visit); err != nil && (!of.IsDir() || err != SkipDir) {
			return err
		}
	}
	return nil
}

// WalkDir is Walk with entries instead of the files' information; a folder is visited before it is read.
func WalkDir(root string, visit fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		err = visit(root, nil, err)
	} else {
		err = walkDir(root, fs.FileInfoToDirEntry(info), visit)
	}
	return unlessSkipped(err)
}

func walkDir(name string, d fs.DirEntry, visit fs.WalkDirFunc) error {
	if err := visit(name, d, nil); err != nil || !d.IsDir() {
		if err == SkipDir && d.IsDir() {
			err = nil
		}
		return err
	}
	entries, err := os.ReadDir(name)
	if err != nil {
		if err = visit(name, d, err); err != nil {
			if err == SkipDir && d.IsDir() {
				err = nil
			}
			return err
		}
	}
	for _, entry := range entries {
		if err := walkDir(Join(name, entry.Name()), entry, visit); err != nil {
			if err == SkipDir {
				break
			}
			return err
		}
	}
	return nil
}

// Rel is the way from one folder to a name, both absolute or both not.
func Rel(from, to string) (string, error) {
	base, target := Clean(from), Clean(to)
	if base == target {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	if IsAbs(base) != IsAbs(target) {
		return "", errors.New("Rel: can't make " + to + " relative to " + from)
	}
	have, want := parts(base), parts(target)
	same := 0
	for same < len(have) && same < len(want) && have[same] == want[same] {
		same++
	}
	var way []string
	for _, part := range have[same:] {
		if part == ".." {
			return "", errors.New("Rel: can't make " + to + " relative to " + from)
		}
		way = append(way, "..")
	}
	return strings.Join(append(way, want[same:]...), "/"), nil
}

func parts(name string) (list []string) {
	for _, part := range strings.Split(name, "/") {
		if part != "" {
			list = append(list, part)
		}
	}
	return list
}

func VolumeName(name string) string { return "" }
