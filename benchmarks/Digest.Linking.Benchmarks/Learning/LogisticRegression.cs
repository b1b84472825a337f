namespace Digest.Linking.Benchmarks.Learning;

/// <summary>A pair to learn from.</summary>
/// <param name="Features">Its features, without the bias.</param>
/// <param name="Together">Whether the labels put the two into one cluster.</param>
/// <param name="Weight">How much it counts.</param>
internal readonly record struct Example(float[] Features, bool Together, double Weight);

/// <summary>Logistic regression with a ridge by Newton's method (iteratively reweighted least squares). Deterministic.</summary>
internal static class LogisticRegression
{
    private const int MaxSteps = 30;
    private const double Enough = 1e-6;

    /// <summary>The weights, the bias last. The ridge is on features in units of their deviation, not on the bias.</summary>
    public static float[] Fit(IReadOnlyList<Example> examples, double ridge)
    {
        var count = examples[0].Features.Length;
        var (mean, deviation) = Scales(examples, count);
        var weights = new double[count + 1];
        var x = new double[count + 1];
        for (var step = 0; step < MaxSteps; step++)
        {
            var gradient = new double[count + 1];
            var hessian = new double[count + 1, count + 1];
            foreach (var example in examples)
            {
                for (var f = 0; f < count; f++) x[f] = (example.Features[f] - mean[f]) / deviation[f];
                x[count] = 1;
                var odds = 0.0;
                for (var f = 0; f <= count; f++) odds += weights[f] * x[f];
                var p = 1 / (1 + Math.Exp(-odds));
                var error = example.Weight * ((example.Together ? 1 : 0) - p);
                var curvature = Math.Max(example.Weight * p * (1 - p), 1e-12);
                for (var f = 0; f <= count; f++)
                {
                    gradient[f] += error * x[f];
                    for (var g = 0; g <= f; g++) hessian[f, g] += curvature * x[f] * x[g];
                }
            }
            for (var f = 0; f < count; f++)
            {
                gradient[f] -= ridge * weights[f];
                hessian[f, f] += ridge;
            }
            hessian[count, count] += 1e-9;
            var move = Solve(hessian, gradient);
            var largest = 0.0;
            for (var f = 0; f <= count; f++)
            {
                weights[f] += Math.Clamp(move[f], -2, 2);
                largest = Math.Max(largest, Math.Abs(move[f]));
            }
            if (largest < Enough) break;
        }
        return Unscaled(weights, mean, deviation);
    }

    private static (double[] Mean, double[] Deviation) Scales(IReadOnlyList<Example> examples, int count)
    {
        var (mean, deviation, total) = (new double[count], new double[count], 0.0);
        foreach (var example in examples)
        {
            total += example.Weight;
            for (var f = 0; f < count; f++) mean[f] += example.Weight * example.Features[f];
        }
        for (var f = 0; f < count; f++) mean[f] /= total;
        foreach (var example in examples)
        {
            for (var f = 0; f < count; f++)
                deviation[f] += example.Weight * (example.Features[f] - mean[f]) * (example.Features[f] - mean[f]);
        }
        for (var f = 0; f < count; f++) deviation[f] = Math.Sqrt(deviation[f] / total) is > 1e-6 and var d ? d : 1;
        return (mean, deviation);
    }

    /// <summary>Solves a symmetric positive system by Cholesky's decomposition; reads the lower half of the matrix, and
    /// overwrites it.</summary>
    public static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = a[i, j];
                for (var k = 0; k < j; k++) sum -= a[i, k] * a[j, k];
                a[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / a[j, j];
            }
        }
        var x = (double[])b.Clone();
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < i; k++) x[i] -= a[i, k] * x[k];
            x[i] /= a[i, i];
        }
        for (var i = n - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < n; k++) x[i] -= a[k, i] * x[k];
            x[i] /= a[i, i];
        }
        return x;
    }

    private static float[] Unscaled(double[] weights, double[] mean, double[] deviation)
    {
        var result = new float[weights.Length];
        var bias = weights[^1];
        for (var f = 0; f < mean.Length; f++)
        {
            result[f] = (float)(weights[f] / deviation[f]);
            bias -= weights[f] * mean[f] / deviation[f];
        }
        result[^1] = (float)bias;
        return result;
    }
}
