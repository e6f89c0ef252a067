//rule: temporary files and directories are not made in a directory that is not there, nor with a separator in the pattern (os.CreateTemp, os.MkdirTemp)

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
)

func main() {
	dir, err := os.MkdirTemp("", "outer")
	fmt.Println(err)
	defer os.RemoveAll(dir)
	missing := dir + "/not-there"
	_, err = os.MkdirTemp(missing, "x")
	fmt.Println(strings.Replace(err.Error(), dir, "DIR", 1), errors.Is(err, fs.ErrNotExist))
	_, err = os.CreateTemp(missing, "x")
	fmt.Println(strings.HasPrefix(err.Error(), "open "+missing+"/x"), os.IsNotExist(err))
	_, err = os.MkdirTemp(dir, "a/b")
	fmt.Println(err)
	_, err = os.CreateTemp(dir, "a/b")
	fmt.Println(err)
	f, err := os.CreateTemp(dir, "in*.txt")
	fmt.Println(err, strings.HasPrefix(f.Name(), dir+"/in"), strings.HasSuffix(f.Name(), ".txt"))
	f.Close()
}
