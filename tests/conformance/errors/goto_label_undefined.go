package main

func main() {
	goto nowhere // error "label nowhere not defined"
}
