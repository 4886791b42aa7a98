struct   Badly{let formatted = try! value( )
}
