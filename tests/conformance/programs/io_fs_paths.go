//rule: file modes print as ls does, and the errors of package os are those of io/fs (os.FileMode, io/fs.ErrNotExist)

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

func main() {
	fmt.Println(os.FileMode(0755)|os.ModeDir, fs.FileMode(0644), fs.ModeSymlink|0777)
	_, err := os.Open("/no/such/file")
	var pathError *fs.PathError
	fmt.Println(err, errors.As(err, &pathError), errors.Is(err, fs.ErrNotExist), os.IsNotExist(err))
	fmt.Println(filepath.SplitList("a:b"), len(filepath.SplitList("")))
	for _, name := range []string{".", "a/b", "/a", "a//b", "a/..", ""} {
		fmt.Print(fs.ValidPath(name), " ")
	}
	fmt.Println()
}
