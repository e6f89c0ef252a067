package os

import "path"

// The files the program has made: what each path leads to. Each operation is one step. In a directory that the program has made all
// goes as it should; making something elsewhere may also fail, by choice. Of what is elsewhere nothing is known, and it is assumed
// not to be there.
var (
	files   map[string]*node
	made    int // how many names were made up
	working = "/"
)

// node is a file or directory.
type node struct {
	content string
	mode    FileMode
}

//stalemate:constant
func (n *node) isDir() bool { return n.mode.IsDir() }

// choose returns any of 0 … n-1.
func choose(n int) int

//stalemate:assumes there are no files but those the program makes, and opening others fails
func notThere(op, name string) error { return notFound(op, name) }

func denied(op, name string) error {
	return &PathError{op, name, problem{"permission denied", ErrPermission}}
}

func exists(op, name string) error { return &PathError{op, name, problem{"file exists", ErrExist}} }

func isDirectory(op, name string) error { return &PathError{op, name, problem{"is a directory", nil}} }

func closed(op, name string) error { return &PathError{op, name, ErrClosed} }

// full is a name that starts at the root, without dots.
func full(name string) string {
	if !path.IsAbs(name) {
		name = working + "/" + name
	}
	return path.Clean(name)
}

// known tells whether the program has made the directory a path is in (then anything can be made there) or one further up (then
// the path leads nowhere).
func known(name string) (parent, above bool) {
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		if n := files[dir]; n != nil {
			return !above && n.isDir(), true
		}
		above = true
		if dir == "/" {
			return false, false
		}
	}
}

func put(name string, n *node) {
	if files == nil {
		files = map[string]*node{}
	}
	files[name] = n
}

// find is what a name leads to; if it leads nowhere, whether it is certain that nothing is there.
//
//stalemate:atomic
func find(name string) (n *node, certain bool) {
	name = full(name)
	if n = files[name]; n != nil {
		return n, true
	}
	_, certain = known(name)
	return nil, certain
}

// look is find with the error of the operation.
func look(op, name string) (*node, error) {
	n, certain := find(name)
	switch {
	case n != nil:
		return n, nil
	case certain || name == "":
		return nil, notFound(op, name)
	}
	return nil, notThere(op, name)
}

// open opens or makes a file. It is undecided where nothing is known, unless decided says that it can be made.
//
//stalemate:atomic
func open(name string, flag int, perm FileMode, decided bool) (f *File, err error, undecided bool) {
	at := full(name)
	n := files[at]
	writes := flag&(O_WRONLY|O_RDWR) != 0
	switch {
	case at == DevNull:
		n = &node{mode: ModeDevice | ModeCharDevice | 0666}
	case n != nil && flag&O_CREATE != 0 && flag&O_EXCL != 0:
		return nil, exists("open", name), false
	case n != nil && n.isDir() && writes:
		return nil, isDirectory("open", name), false
	case n == nil:
		parent, above := known(at)
		if flag&O_CREATE == 0 || above && !parent || name == "" {
			return nil, nil, !above && name != ""
		}
		if !parent && !decided {
			return nil, nil, true
		}
		n = &node{mode: perm & ModePerm}
		put(at, n)
	}
	if flag&O_TRUNC != 0 && writes {
		n.content = ""
	}
	return &File{fd: 3, name: name, node: n, flag: flag, memory: inMemory{}}, nil, false
}

func Open(name string) (*File, error)   { return OpenFile(name, O_RDONLY, 0) }
func Create(name string) (*File, error) { return create(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if flag&O_CREATE != 0 {
		return create(name, flag, perm)
	}
	f, err, undecided := open(name, flag, perm, false)
	if undecided {
		err = notThere("open", name)
	}
	return opened(f, err, name)
}

func create(name string, flag int, perm FileMode) (*File, error) {
	f, err, undecided := open(name, flag, perm, false)
	if undecided {
		if choose(2) == 1 {
			return nil, denied("open", name)
		}
		f, err, _ = open(name, flag, perm, true)
	}
	return opened(f, err, name)
}

func opened(f *File, err error, name string) (*File, error) {
	if f == nil && err == nil {
		err = notFound("open", name)
	}
	return f, err
}

func ReadFile(name string) ([]byte, error) {
	n, err := look("open", name)
	if err != nil {
		return nil, err
	}
	if n.isDir() {
		return nil, isDirectory("read", name)
	}
	return []byte(contentOf(n)), nil
}

//stalemate:atomic
func contentOf(n *node) string { return n.content }

// WriteFile is two steps as in Go: somebody may find the file empty.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := create(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return err
}

// makeDir makes a directory and, if asked, those it is in.
//
//stalemate:atomic
func makeDir(name string, perm FileMode, all, decided bool) (err error, undecided bool) {
	at := full(name)
	if n := files[at]; n != nil {
		if all && n.isDir() {
			return nil, false
		}
		return exists("mkdir", name), false
	}
	parent, above := known(at)
	switch {
	case parent:
	case !above:
		if !decided {
			return nil, true
		}
	case !all:
		return notFound("mkdir", name), false
	default:
		for dir := path.Dir(at); files[dir] == nil; dir = path.Dir(dir) {
			put(dir, &node{mode: ModeDir | perm&ModePerm})
		}
	}
	put(at, &node{mode: ModeDir | perm&ModePerm})
	return nil, false
}

func mkdir(name string, perm FileMode, all bool) error {
	err, undecided := makeDir(name, perm, all, false)
	if undecided {
		if choose(2) == 1 {
			return denied("mkdir", name)
		}
		err, _ = makeDir(name, perm, all, true)
	}
	return err
}

func Mkdir(name string, perm FileMode) error    { return mkdir(name, perm, false) }
func MkdirAll(path string, perm FileMode) error { return mkdir(path, perm, true) }

// temporary makes a file or directory named after the pattern, its last star replaced. Without a node, it is known that the
// directory is not there.
//
//stalemate:atomic
func temporary(op, dir, pattern string, mode FileMode) (string, *node, error) {
	for i := 0; i < len(pattern); i++ {
		if pattern[i] == '/' {
			return "", nil, &PathError{op, pattern, problem{"pattern contains path separator", nil}}
		}
	}
	if dir == "" {
		dir = TempDir()
	}
	made++
	number := decimal(made)
	name := pattern + number
	for i := len(pattern) - 1; i >= 0; i-- {
		if pattern[i] == '*' {
			name = pattern[:i] + number + pattern[i+1:]
			break
		}
	}
	name = dir + "/" + name
	if parent, above := known(full(name)); above && !parent {
		return name, nil, nil
	}
	n := &node{mode: mode}
	put(full(name), n)
	return name, n, nil
}

func decimal(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return decimal(n/10) + string(rune('0'+n%10))
}

func CreateTemp(dir, pattern string) (*File, error) {
	name, n, err := temporary("createtemp", dir, pattern, 0600)
	if err != nil {
		return nil, err
	}
	if n == nil {
		return nil, notFound("open", name)
	}
	return &File{fd: 3, name: name, node: n, flag: O_RDWR | O_CREATE | O_EXCL, memory: inMemory{}}, nil
}

func MkdirTemp(dir, pattern string) (string, error) {
	name, n, err := temporary("mkdirtemp", dir, pattern, ModeDir|0700)
	if err == nil && n == nil {
		return "", notFound("stat", dir)
	}
	return name, err
}

// below tells whether a path is that of the directory or of something in it.
func below(name, dir string) bool {
	return name == dir || len(name) > len(dir) && name[:len(dir)] == dir && name[len(dir)] == '/'
}

//stalemate:atomic
func remove(name string, all bool) (found, certain, empty bool) {
	at := full(name)
	_, found = files[at]
	_, certain = known(at)
	if !all {
		for other := range files {
			if other != at && below(other, at) {
				return found, certain, false
			}
		}
		delete(files, at)
		return found, certain, true
	}
	var gone []string
	for other := range files {
		if below(other, at) {
			gone = append(gone, other)
		}
	}
	for _, other := range gone {
		delete(files, other)
	}
	return found, certain, true
}

func Remove(name string) error {
	found, certain, empty := remove(name, false)
	switch {
	case found && !empty:
		return &PathError{"remove", name, problem{"directory not empty", ErrExist}}
	case found:
		return nil
	case certain:
		return notFound("remove", name)
	}
	return notThere("remove", name)
}

func RemoveAll(path string) error {
	remove(path, true)
	return nil
}

//stalemate:atomic
func rename(from, to string, decided bool) (found, possible, undecided bool) {
	from, to = full(from), full(to)
	if files[from] == nil {
		_, certain := known(from)
		return false, false, !certain
	}
	parent, above := known(to)
	switch {
	case files[to] != nil && files[to].isDir() && from != to:
		return true, false, false
	case above && !parent:
		return true, false, false
	case !parent && !decided:
		return true, false, true
	}
	var names []string
	for name := range files {
		if below(name, from) {
			names = append(names, name)
		}
	}
	for _, name := range names {
		n := files[name]
		delete(files, name)
		put(to+name[len(from):], n)
	}
	return true, true, false
}

func Rename(oldpath, newpath string) error {
	found, possible, undecided := rename(oldpath, newpath, false)
	if !found {
		if undecided {
			return notThere("rename", oldpath)
		}
		return notFound("rename", oldpath)
	}
	if undecided && choose(2) == 0 {
		_, possible, _ = rename(oldpath, newpath, true)
	}
	if !possible {
		return denied("rename", newpath)
	}
	return nil
}

func Chdir(dir string) error {
	setWorking(dir)
	return nil
}

//stalemate:atomic
func setWorking(dir string) { working = full(dir) }

//stalemate:atomic
func Getwd() (dir string, err error) { return working, nil }
