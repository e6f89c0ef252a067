package main

func main() {
	for {
		break nowhere // error "(break )?label (not defined: nowhere|nowhere not defined)"
	}
}
