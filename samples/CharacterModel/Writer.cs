using System.Text;
using MLNetVision.Networks;
using MLNetVision.Networks.Engines;
using MLNetVision.Networks.Initialisers;

namespace MLNetVision.Samples.CharacterModel;

/// <summary>Goes on with a text, letter by letter: each is drawn by its probability.</summary>
internal sealed class Writer(IEngine engine, LetterNetwork network, WeightSet weights, Alphabet alphabet)
{
    /// <param name="beginning">What the text begins with.</param>
    /// <param name="length">Letters to write after it.</param>
    /// <param name="temperature">Below 1: rarely the unlikely letters.</param>
    /// <param name="seed">Equal seeds draw equal letters.</param>
    public string Continue(string beginning, int length, double temperature, ulong seed)
    {
        using var session = engine.Compile(network.ForOneLetter(), weights, new SessionOptions());
        var letter = new HostTensor(DType.Int64, 1, 1);
        var scores = new HostTensor(DType.Float32, 1, 1, network.Letters);
        HostTensor State() => new(DType.Float32, 1, network.Units);
        var (before, after) = ((Hidden: State(), Cell: State()), (Hidden: State(), Cell: State()));
        var random = new RandomStream(seed);
        var text = new StringBuilder(beginning);
        for (var i = 0; i < beginning.Length + length - 1; i++)
        {
            letter.As<long>()[0] = alphabet.NumberOf(text[i]);
            session.Forward(
                new Dictionary<string, HostTensor> { ["input"] = letter, ["hidden"] = before.Hidden, ["cell"] = before.Cell },
                new Dictionary<string, HostTensor> { ["scores"] = scores, ["hidden"] = after.Hidden, ["cell"] = after.Cell });
            (before, after) = (after, before);
            if (i >= beginning.Length - 1)
            {
                text.Append(alphabet[Draw(scores.As<float>(), temperature, random.NextUniform())]);
            }
        }

        return text.ToString();
    }

    /// <summary>The number at which the summed probabilities pass a share of their total.</summary>
    private static int Draw(ReadOnlySpan<float> scores, double temperature, double share)
    {
        var largest = float.NegativeInfinity;
        foreach (var score in scores)
        {
            largest = Math.Max(largest, score);
        }

        var odds = new double[scores.Length];
        for (var i = 0; i < odds.Length; i++)
        {
            odds[i] = Math.Exp((scores[i] - largest) / temperature);
        }

        var left = share * odds.Sum();
        for (var i = 0; i < odds.Length; i++)
        {
            left -= odds[i];
            if (left < 0)
            {
                return i;
            }
        }

        return odds.Length - 1;
    }
}
