using System.Text;
using Microsoft.ML.Data;

namespace Microsoft.ML.Compat.Text;

/// <summary>
/// The lines of data in the files of a source, one file after the other: without empty lines and comments ("//" anywhere, "#" before the first line),
/// without the header of each file, quoted line breaks joined.
/// </summary>
internal sealed class TextLines(IMultiStreamSource source, TextFormat format) : IDisposable
{
    private readonly StringBuilder _joined = new();
    private TextReader _reader;
    private int _file = -1;
    private long _line;

    public LinePlace Place => new(_file < source.Count ? source.GetPathOrNull(_file) : null, _line);

    /// <summary>The file that the last line came from.</summary>
    public int File => _file;

    /// <summary>The next line, or null after the last.</summary>
    public string Read()
    {
        while (_reader is not null || OpenNext())
        {
            if (ReadNext() is { } line)
                return line;
            Close();
        }

        return null;
    }

    public void Dispose() => Close();

    private static bool IsComment(string line) => line is ['/', '/', ..];

    private bool OpenNext()
    {
        if (_file + 1 >= source.Count)
            return false;
        _reader = source.OpenTextReader(++_file);
        _line = 0;
        return true;
    }

    private void Close()
    {
        _reader?.Dispose();
        _reader = null;
    }

    private string ReadNext()
    {
        if (_line > 0)
            return ReadData();
        var first = ReadFirst();
        return first is null || !format.HasHeader ? first : ReadData();
    }

    private string ReadFirst()
    {
        string line;
        do
            line = ReadLine(ignoreHash: true);
        while (line is not null && (line.Length == 0 || line[0] == '#' || IsComment(line)));
        return line;
    }

    private string ReadData()
    {
        string line;
        do
            line = ReadLine(ignoreHash: false);
        while (line is not null && (line.Length == 0 || IsComment(line)));
        return line;
    }

    private string ReadLine(bool ignoreHash)
    {
        var line = _reader.ReadLine();
        if (line is null)
            return null;
        _line++;
        var joins = format.ReadMultilines && line.Length > 0 && !IsComment(line) && !(ignoreHash && line[0] == '#');
        return joins && LineQuotes.EndsInside(line, format, startsInside: false) ? Join(line) : line;
    }

    // Line breaks within quotes become "\n".
    private string Join(string line)
    {
        var first = _line;
        _joined.Clear().Append(line);
        do
        {
            line = _reader.ReadLine()
                ?? throw new EndOfStreamException(
                    $"The quoted field that is open at the end of line {first} is never closed. Close the quotes, or turn ReadMultilines off.");
            _joined.Append('\n').Append(line);
        }
        while (LineQuotes.EndsInside(line, format, startsInside: true));
        return _joined.ToString();
    }
}
