using System.Net;
using System.Net.Http.Json;
using MLNetVision.Imaging;

namespace MLNetVision.Samples.WebApi;

/// <summary>Asks the service as a client does: digits, many at once, and something that is no picture.</summary>
internal static class SelfTest
{
    private const int PerDigit = 4;

    public static async Task<int> Run(string address)
    {
        using var client = new HttpClient { BaseAddress = new Uri(address) };
        var answers = await Task.WhenAll(DigitModel.Digits(PerDigit).Select(digit => Ask(client, digit.Picture, digit.Label)));
        Console.WriteLine($"{answers.Count(right => right)} of {answers.Length} pictures were answered rightly");
        using var nonsense = await client.PostAsync("/predict", new ByteArrayContent([1, 2, 3]));
        Console.WriteLine($"{(int)nonsense.StatusCode}: {await nonsense.Content.ReadAsStringAsync()}");
        return answers.Count(right => right) > answers.Length / 2 && nonsense.StatusCode == HttpStatusCode.BadRequest ? 0 : 1;
    }

    private static async Task<bool> Ask(HttpClient client, Image<byte> picture, int label)
    {
        using var response = await client.PostAsync("/predict", new ByteArrayContent(ImageFile.Encode(picture, ImageFormat.Png)));
        response.EnsureSuccessStatusCode();
        var answer = await response.Content.ReadFromJsonAsync<Reply>();
        return answer?.Label == $"{label}";
    }

    private sealed record Reply(string Label, float Probability);
}
