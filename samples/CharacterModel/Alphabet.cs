using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Training.Data;

namespace MLNetVision.Samples.CharacterModel;

/// <summary>The letters of a text, numbered, and the text as windows of numbers.</summary>
internal sealed class Alphabet
{
    private readonly char[] _letters;
    private readonly long[] _numbers;

    /// <summary>Takes a text; line ends and rows of spaces count as one space.</summary>
    public Alphabet(string text)
    {
        Text = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _letters = [.. Text.Distinct().Order()];
        _numbers = [.. Text.Select(NumberOf)];
    }

    public string Text { get; }

    public int Count => _letters.Length;

    public char this[int number] => _letters[number];

    public long NumberOf(char letter) => Array.BinarySearch(_letters, letter);

    /// <summary>Windows of so many letters, each beginning a stride after the one before; the target of a letter is the next one.</summary>
    public ArrayBatchSource Windows(int length, int stride)
    {
        var count = ((_numbers.Length - 1 - length) / stride) + 1;
        var input = new HostTensor(DType.Int64, count, length);
        var target = new HostTensor(DType.Int64, count, length);
        for (var i = 0; i < count; i++)
        {
            _numbers.AsSpan(i * stride, length).CopyTo(input.As<long>()[(i * length)..]);
            _numbers.AsSpan((i * stride) + 1, length).CopyTo(target.As<long>()[(i * length)..]);
        }

        return new ArrayBatchSource(("input", input), ("target", target));
    }
}
