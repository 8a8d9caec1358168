using System.Text;

namespace MLNetVision.Imaging;

/// <summary>Reads the text of PNM files: numbers and words between white space and comments, which run from # to the end of the line.</summary>
internal ref struct PnmScanner(ReadOnlySpan<byte> file)
{
    private const int LongestWord = 16;
    private readonly ReadOnlySpan<byte> _file = file;
    private int _at;

    internal readonly ReadOnlySpan<byte> Rest => _file[_at..];

    /// <summary>The digit behind the letter P.</summary>
    internal int ReadKind()
    {
        if (_file.Length < 3 || _file[0] != 'P' || _file[1] is < (byte)'1' or > (byte)'7')
            throw new ImageFormatException("PNM: the file does not begin with P1 to P7.");

        _at = 2;
        return _file[1] - '0';
    }

    internal int ReadNumber(string what)
    {
        SkipSpace();
        if (!TryReadDigits(out var number))
            throw new ImageFormatException($"PNM: a number is missing at {_at}, where {what} should stand. The file is cut off or damaged.");
        return number;
    }

    /// <summary>A 0 or a 1; digits may stand without space between.</summary>
    internal int ReadBit()
    {
        SkipSpace();
        if (_at == _file.Length || _file[_at] is not ((byte)'0' or (byte)'1'))
            throw new ImageFormatException($"PNM: a 0 or 1 is missing at {_at}. The file is cut off or damaged.");
        return _file[_at++] - '0';
    }

    internal string ReadWord()
    {
        SkipSpace();
        var start = _at;
        while (_at < _file.Length && !IsSpace(_file[_at]))
            _at++;
        return _at > start
            ? Encoding.Latin1.GetString(_file[start..Math.Min(_at, start + LongestWord)])
            : throw new ImageFormatException("PNM: the file ends within its header; it is cut off.");
    }

    /// <summary>Exactly one white space stands between the header and binary samples; a comment with the end of its line counts as one.</summary>
    internal void SkipOneSeparator()
    {
        SkipComment();
        if (_at == _file.Length || !IsSpace(_file[_at]))
            throw new ImageFormatException($"PNM: white space is missing at {_at}, behind the header. The file is cut off or damaged.");
        _at++;
    }

    internal void SkipLine()
    {
        while (_at < _file.Length && _file[_at] != '\n')
            _at++;
        if (_at == _file.Length)
            throw new ImageFormatException("PNM: the file ends within its header; it is cut off.");
        _at++;
    }

    private static bool IsSpace(byte value) => value is (byte)' ' or (>= 9 and <= 13);

    private void SkipSpace()
    {
        SkipComment();
        while (_at < _file.Length && IsSpace(_file[_at]))
        {
            _at++;
            SkipComment();
        }
    }

    /// <summary>Goes to the end of the line, if a comment begins here.</summary>
    private void SkipComment()
    {
        if (_at == _file.Length || _file[_at] != '#')
            return;

        while (_at < _file.Length && _file[_at] is not ((byte)'\n' or (byte)'\r'))
            _at++;
    }

    private bool TryReadDigits(out int number)
    {
        number = 0;
        var start = _at;
        for (; _at < _file.Length && char.IsAsciiDigit((char)_file[_at]); _at++)
        {
            var next = (number * 10L) + (_file[_at] - '0');
            if (next > int.MaxValue)
                throw new ImageFormatException($"PNM: the number at {start} is above {int.MaxValue}.");
            number = (int)next;
        }

        return _at > start;
    }
}
