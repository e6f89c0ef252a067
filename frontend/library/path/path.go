// Package path works on names separated by slashes.
package path

import "errors"

var ErrBadPattern = errors.New("syntax error in pattern")

func IsAbs(path string) bool { return len(path) > 0 && path[0] == '/' }

// Clean drops empty and dot elements and resolves double dots.
func Clean(path string) string {
	rooted := IsAbs(path)
	var kept []string
	for _, e := range elements(path) {
		switch {
		case e == "" || e == ".":
		case e != "..":
			kept = append(kept, e)
		case len(kept) > 0 && kept[len(kept)-1] != "..":
			kept = kept[:len(kept)-1]
		case !rooted:
			kept = append(kept, e)
		}
	}
	text := ""
	for i, e := range kept {
		if i > 0 {
			text += "/"
		}
		text += e
	}
	switch {
	case rooted:
		return "/" + text
	case text == "":
		return "."
	}
	return text
}

func elements(path string) []string {
	var list []string
	start := 0
	for i := 0; i <= len(path); i++ {
		if i == len(path) || path[i] == '/' {
			list = append(list, path[start:i])
			start = i + 1
		}
	}
	return list
}

func Join(elem ...string) string {
	text := ""
	for _, e := range elem {
		if e == "" {
			continue
		}
		if text != "" {
			text += "/"
		}
		text += e
	}
	if text == "" {
		return ""
	}
	return Clean(text)
}

func Split(path string) (dir, file string) {
	i := len(path)
	for i > 0 && path[i-1] != '/' {
		i--
	}
	return path[:i], path[i:]
}

func Ext(path string) string {
	for i := len(path) - 1; i >= 0 && path[i] != '/'; i-- {
		if path[i] == '.' {
			return path[i:]
		}
	}
	return ""
}

func Base(path string) string {
	if path == "" {
		return "."
	}
	for len(path) > 0 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	if path == "" {
		return "/"
	}
	_, file := Split(path)
	return file
}

func Dir(path string) string {
	dir, _ := Split(path)
	return Clean(dir)
}

// Match reports whether the whole name fits the pattern of *, ?, [classes] and \escapes.
func Match(pattern, name string) (matched bool, err error) {
	for len(pattern) > 0 {
		switch pattern[0] {
		case '*':
			for len(pattern) > 0 && pattern[0] == '*' {
				pattern = pattern[1:]
			}
			for i := 0; i <= len(name); i++ {
				if ok, err := Match(pattern, name[i:]); ok || err != nil {
					return ok, err
				}
				if i < len(name) && name[i] == '/' {
					break
				}
			}
			return false, nil
		case '?':
			if len(name) == 0 || name[0] == '/' {
				return false, nil
			}
			pattern = pattern[1:]
			size := len(name)
			for i := range name {
				if i > 0 {
					size = i
					break
				}
			}
			name = name[size:]
		case '[':
			ok, rest, bad := class(pattern[1:], name)
			if bad {
				return false, ErrBadPattern
			}
			if !ok {
				return false, nil
			}
			pattern = rest
			name = name[1:]
		case '\\':
			pattern = pattern[1:]
			if len(pattern) == 0 {
				return false, ErrBadPattern
			}
			fallthrough
		default:
			if len(name) == 0 || name[0] != pattern[0] {
				return false, nil
			}
			pattern = pattern[1:]
			name = name[1:]
		}
	}
	return len(name) == 0, nil
}

// class matches the first byte of name against a character class, from behind its bracket on.
func class(pattern, name string) (ok bool, rest string, bad bool) {
	negated := len(pattern) > 0 && pattern[0] == '^'
	if negated {
		pattern = pattern[1:]
	}
	found := false
	for n := 0; ; n++ {
		if len(pattern) == 0 {
			return false, "", true
		}
		if pattern[0] == ']' && n > 0 {
			break
		}
		low := pattern[0]
		pattern = pattern[1:]
		high := low
		if len(pattern) > 1 && pattern[0] == '-' {
			high = pattern[1]
			pattern = pattern[2:]
		}
		found = found || len(name) > 0 && low <= name[0] && name[0] <= high
	}
	return len(name) > 0 && found != negated, pattern[1:], false
}
