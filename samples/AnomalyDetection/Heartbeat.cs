using Microsoft.ML.Data;

namespace MLNetVision.Samples.AnomalyDetection;

/// <summary>
/// One beat of a heart as an electrocardiogram shows it, drawn: waves P, Q, R, S and T, no two beats alike; and beats that are not as they should be.
/// </summary>
internal sealed class Heartbeat
{
    public const int Samples = 140;

    // Time of the middle, width (both of 0 to 1) and height of each wave: P, Q, R, S, T.
    private static readonly Wave[] Usual =
    [
        new(0.22, 0.030, 0.15), new(0.37, 0.012, -0.12), new(0.40, 0.012, 1.0), new(0.43, 0.013, -0.25), new(0.66, 0.055, 0.30),
    ];

    [VectorType(Samples)]
    public float[] Voltage { get; set; } = [];

    public string Kind { get; set; } = "";

    public bool IsAnomaly => Kind != "normal";

    /// <summary>Draws a beat; the same number gives the same beat.</summary>
    public static Heartbeat Draw(int number, bool isAnomaly)
    {
        var random = new Random((2 * number) + (isAnomaly ? 1 : 0));
        var (kind, waves) = isAnomaly ? Disturb(number % 4) : ("normal", Usual);
        var (shift, stretch, loudness) = (Near(random, 0, 0.008), Near(random, 1, 0.04), Near(random, 1, 0.08));
        Wave[] beat = [.. waves.Select(w => new Wave(
            0.4 + ((w.Middle - 0.4) * stretch) + shift, w.Width * Near(random, 1, 0.06), w.Height * loudness * Near(random, 1, 0.08)))];
        var (drift, phase) = (Near(random, 0, 0.03), 2 * Math.PI * random.NextDouble());
        var voltage = new float[Samples];
        for (var i = 0; i < Samples; i++)
        {
            var time = (double)i / Samples;
            voltage[i] = (float)(beat.Sum(w => w.At(time)) + (drift * Math.Sin((2 * Math.PI * time) + phase)) + Near(random, 0, 0.02));
        }

        return new Heartbeat { Voltage = voltage, Kind = kind };
    }

    private static (string Kind, Wave[] Waves) Disturb(int kind) => kind switch
    {
        0 => ("an early beat of a chamber: broad, without P", [new(0.38, 0.045, 0.9), new(0.52, 0.05, -0.45), Usual[4] with { Height = -0.2 }]),
        1 => ("no P", Usual[1..]),
        2 => ("ST raised", [.. Usual, new(0.53, 0.07, 0.22)]),
        _ => ("T upside down", [.. Usual[..4], Usual[4] with { Height = -0.25 }]),
    };

    /// <summary>A normal number, by the sum of twelve uniform ones.</summary>
    private static double Near(Random random, double mean, double deviation) =>
        mean + (deviation * (Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6));

    private sealed record Wave(double Middle, double Width, double Height)
    {
        public double At(double time) => Height * Math.Exp(-Math.Pow((time - Middle) / Width, 2) / 2);
    }
}
