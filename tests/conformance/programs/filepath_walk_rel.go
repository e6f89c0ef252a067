// rule: filepath.Walk and WalkDir visit in lexical order, SkipDir leaves out a folder or the rest of one; Rel; debug.ReadGCStats
package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
)

func main() {
	root, err := os.MkdirTemp("", "walk")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(root)
	for _, name := range []string{"b/y/2", "a/1", "b/x", "c", "b/z"} {
		file := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			panic(err)
		}
		if err := os.WriteFile(file, []byte(name), 0o644); err != nil {
			panic(err)
		}
	}
	show := func(path string) string {
		rel, err := filepath.Rel(root, path)
		return fmt.Sprint(rel, " ", err)
	}
	stop := errors.New("stop")
	for _, at := range []string{"", "b", "b/x", "c", "a/1"} {
		for _, how := range []error{filepath.SkipDir, stop} {
			err := filepath.Walk(root, func(path string, info fs.FileInfo, err error) error {
				fmt.Print(show(path), " ", info.IsDir(), " ", err, "; ")
				if path == filepath.Join(root, at) && at != "" {
					return how
				}
				return nil
			})
			fmt.Println(err)
			err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
				fmt.Print(show(path), " ", d.IsDir(), " ", err, "; ")
				if path == filepath.Join(root, at) && at != "" {
					return how
				}
				return nil
			})
			fmt.Println(err)
		}
	}
	missing := filepath.Walk(filepath.Join(root, "none"), func(path string, info fs.FileInfo, err error) error {
		fmt.Println(info == nil, errors.Is(err, fs.ErrNotExist))
		return err
	})
	fmt.Println(errors.Is(missing, fs.ErrNotExist))
	for _, pair := range [][2]string{{"/a/b", "/a/b/c"}, {"/a/b", "/a/c/../d"}, {"a", "a"}, {".", "x/y"}, {"a/b", "../c"},
		{"/a", "b"}, {"..", "a"}, {"/", "/x"}, {"a/b/c", "a"}} {
		rel, err := filepath.Rel(pair[0], pair[1])
		fmt.Printf("%q %v\n", rel, err)
	}
	var stats debug.GCStats
	debug.ReadGCStats(&stats)
	fmt.Println(filepath.VolumeName("/a"), stats.NumGC >= 0)
}
