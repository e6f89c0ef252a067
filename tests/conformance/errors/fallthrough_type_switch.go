package main

func main() {
	var i interface{}
	switch i.(type) {
	case int:
		fallthrough // error "(cannot fallthrough in type switch|fallthrough statement out of place|cannot use fallthrough in (a )?type switch)"
	case string:
	}
}
