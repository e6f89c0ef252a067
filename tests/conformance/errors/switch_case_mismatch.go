package main

func main() {
	n := 1
	switch n {
	case "a": // error "(invalid case .a. in switch on n|cannot convert .a.|mismatched types)"
	}
}
