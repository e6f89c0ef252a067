package main

type i interface{ m() }

func main() {
	var x i
	switch x.(type) {
	case int: // error "impossible type switch case: "
	}
}
