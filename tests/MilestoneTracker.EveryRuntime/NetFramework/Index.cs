namespace System;

// A place counted from the start, or from the end: ^1 is the last.
internal readonly struct Index(int value, bool fromEnd = false)
{
    public static Index Start => default;

    public static Index End => new(0, fromEnd: true);

    public int Value => value;

    public bool IsFromEnd => fromEnd;

    public static implicit operator Index(int value) => new(value);

    public static Index FromStart(int value) => new(value);

    public static Index FromEnd(int value) => new(value, fromEnd: true);

    public int GetOffset(int length) => fromEnd ? length - value : value;
}
