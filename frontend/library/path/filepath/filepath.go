// Package filepath: names of files are slash-separated here.
package filepath

import (
	"path"
	"strings"
)

const (
	Separator     = '/'
	ListSeparator = ':'
)

var ErrBadPattern = path.ErrBadPattern

func Clean(name string) string                             { return path.Clean(name) }
func Join(elem ...string) string                           { return path.Join(elem...) }
func Split(name string) (dir, file string)                 { return path.Split(name) }
func Base(name string) string                              { return path.Base(name) }
func Dir(name string) string                               { return path.Dir(name) }
func Ext(name string) string                               { return path.Ext(name) }
func IsAbs(name string) bool                               { return path.IsAbs(name) }
func ToSlash(name string) string                           { return name }
func FromSlash(name string) string                         { return name }
func Match(pattern, name string) (matched bool, err error) { return path.Match(pattern, name) }

func Abs(name string) (string, error) {
	if path.IsAbs(name) {
		return path.Clean(name), nil
	}
	return path.Join("/", name), nil
}

// SplitList splits what PATH and its like hold.
func SplitList(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, ":")
}
