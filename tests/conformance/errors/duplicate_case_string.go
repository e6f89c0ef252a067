package main

func main() {
	s := "a"
	switch s {
	case "a":
	case "b", "a": // error "duplicate case .a. .*in expression switch"
	}
}
