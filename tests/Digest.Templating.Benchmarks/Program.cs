using BenchmarkDotNet.Running;
using Digest.Templating.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(Rendering).Assembly).Run(args);
